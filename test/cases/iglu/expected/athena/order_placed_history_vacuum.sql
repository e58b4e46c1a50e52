-- Generated from order.schema.json (OrderPlaced 2.0). Do not edit.
-- Regenerate: npm run generate
-- Athena takes the statement without the lines of comment before it.
VACUUM ${database}.order_placed_history
