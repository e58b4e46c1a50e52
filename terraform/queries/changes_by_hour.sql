-- Changes of the last week by hour and kind
SELECT
  date_trunc('hour', change_time) AS change_hour,
  change_type,
  count(*) AS change_count
FROM "${database}"."${changes}"
WHERE change_date >= to_iso8601(current_date - INTERVAL '7' DAY)
GROUP BY 1, 2
ORDER BY 1 DESC, 2
