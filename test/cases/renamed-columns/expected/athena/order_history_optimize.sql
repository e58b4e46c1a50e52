-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
-- For the days from ${from} to ${to}, at most 100 of them.
-- Athena takes the statement without the lines of comment before it.
OPTIMIZE ${database}.order_history REWRITE DATA USING BIN_PACK
WHERE change_date BETWEEN '${from}' AND '${to}'
