-- Items of the last week that DynamoDB removed since their time to live was over, by day
SELECT
  change_date,
  count(*) AS removal_count
FROM "${database}"."${changes}"
WHERE change_date >= to_iso8601(current_date - INTERVAL '7' DAY)
  AND change_type = 'REMOVE'
  AND json_extract_scalar(change_user_identity, '$.principalId') = 'dynamodb.amazonaws.com'
GROUP BY change_date
ORDER BY change_date DESC
