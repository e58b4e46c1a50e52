"""What moto lacks and Terraform asks for, added to its mock: a module for each service."""
