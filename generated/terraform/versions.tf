# Generated from all record schemas. Do not edit.
# Regenerate: npm run generate

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.90, < 7"
    }
  }
}
