-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
-- Athena takes the statement without the lines of comment before it.
VACUUM ${database}.order_history
