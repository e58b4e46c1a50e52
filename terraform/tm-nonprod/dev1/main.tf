terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.90, < 7"
    }
  }

  backend "s3" {
    key          = "demand-pipeline/dev1.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

locals {
  config = jsondecode(file("${path.module}/../../../config/dev1.json"))
}

provider "aws" {
  region = local.config.region

  default_tags {
    tags = {
      application = "demand-pipeline"
      environment = local.config.environment
    }
  }
}

module "pipeline" {
  source = "../.."

  config = local.config

  # Nothing here is worth keeping, and no application brings a table.
  protected = false
  created_tables = {
    demand-dev1 = {
      partition_key = { name = "id", type = "S" }
      ttl_attribute = "expiresAt"
    }
  }
}

output "pipeline" {
  description = "What was built, by name."
  value       = module.pipeline
}
