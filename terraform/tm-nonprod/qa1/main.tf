terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.90, < 7"
    }
  }

  backend "s3" {
    key          = "demand-pipeline/qa1.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

locals {
  config = jsondecode(file("${path.module}/../../../config/qa1.json"))
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
}

output "pipeline" {
  description = "What was built, by name."
  value       = module.pipeline
}
