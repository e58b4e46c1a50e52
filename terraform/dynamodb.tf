resource "aws_dynamodb_table" "created" {
  for_each = var.created_tables

  name                        = each.key
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.partition_key.name
  range_key                   = try(each.value.sort_key.name, null)
  deletion_protection_enabled = var.protected

  dynamic "attribute" {
    for_each = [for key in [each.value.partition_key, each.value.sort_key] : key if key != null]

    content {
      name = attribute.value.name
      type = attribute.value.type
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl_attribute == null ? [] : [each.value.ttl_attribute]

    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  # An export, from which a backfill is made, needs it.
  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = var.kms_key_arn != null
    kms_key_arn = var.kms_key_arn
  }
}

data "aws_dynamodb_table" "existing" {
  for_each = setsubtract(keys(var.config.tables), keys(var.created_tables))

  name = each.key
}

resource "aws_dynamodb_kinesis_streaming_destination" "changes" {
  for_each = var.config.tables

  table_name = try(aws_dynamodb_table.created[each.key].name, data.aws_dynamodb_table.existing[each.key].name)
  stream_arn = local.stream_arn

  # The API's default is a millisecond, in which two writes of an item have no order.
  approximate_creation_date_time_precision = "MICROSECOND"
}
