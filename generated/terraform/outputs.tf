# Generated from all record schemas. Do not edit.
# Regenerate: npm run generate

output "tables" {
  description = "The names of each record's tables and views."
  value = {
    demand_record = {
      parquet    = aws_glue_catalog_table.demand_record_parquet.name
      avro       = aws_glue_catalog_table.demand_record_avro.name
      changes    = aws_glue_catalog_table.demand_record_changes.name
      latest     = aws_glue_catalog_table.demand_record_latest.name
      stale_keys = aws_glue_catalog_table.demand_record_stale_keys.name
    }
  }
}

output "quarantine" {
  description = "The name of the table of records that could not be delivered."
  value       = aws_glue_catalog_table.quarantine.name
}
