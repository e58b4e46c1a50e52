-- Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
-- Regenerate: npm run generate
-- Athena takes the statement without the lines of comment before it.
VACUUM ${database}.demand_record_history
