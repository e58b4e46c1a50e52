-- Seconds from a change to its arrival in the stream, by day of the last week
SELECT
  change_date,
  approx_percentile(date_diff('millisecond', change_time, change_arrived_at) / 1e3, 0.5) AS median_seconds,
  approx_percentile(date_diff('millisecond', change_time, change_arrived_at) / 1e3, 0.99) AS p99_seconds,
  max(date_diff('millisecond', change_time, change_arrived_at) / 1e3) AS longest_seconds
FROM "${database}"."${changes}"
WHERE change_date >= to_iso8601(current_date - INTERVAL '7' DAY) AND change_type <> 'SNAPSHOT'
GROUP BY change_date
ORDER BY change_date DESC
