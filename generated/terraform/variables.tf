# Generated from all record schemas. Do not edit.
# Regenerate: npm run generate

variable "database" {
  description = "The Glue database that holds the tables and views."
  type        = string
}

variable "location" {
  description = "Where the objects are, as s3://bucket/prefix."
  type        = string

  validation {
    condition     = can(regex("^s3://[^/]+(/[^/]+)*$", var.location))
    error_message = "The location must be s3://bucket or s3://bucket/prefix, without a slash at the end."
  }
}

variable "projection_start" {
  description = "The first day on which a query looks for changes, as YYYY-MM-DD."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", var.projection_start))
    error_message = "The projection's start must be a day, as 2024-01-31."
  }
}
