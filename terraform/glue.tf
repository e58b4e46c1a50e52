resource "aws_glue_catalog_database" "archive" {
  name         = var.config.archive.database
  description  = "Changes of the DynamoDB tables of ${local.environment}"
  location_uri = local.location
}

module "tables" {
  source = "../generated/terraform"

  database         = aws_glue_catalog_database.archive.name
  location         = local.location
  projection_start = var.config.archive.projectionStart
}
