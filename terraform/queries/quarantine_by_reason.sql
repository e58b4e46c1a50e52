-- Records of the last week that could not be delivered, by reason
SELECT
  reason,
  table_name,
  count(*) AS record_count,
  arbitrary(message) AS sample,
  max(change_arrived_at) AS last_seen
FROM "${database}"."${quarantine}"
WHERE quarantine_date >= to_iso8601(current_date - INTERVAL '7' DAY)
GROUP BY reason, table_name
ORDER BY record_count DESC
