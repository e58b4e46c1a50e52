-- Values of the last week that did not fit their columns, by reason
SELECT
  misfit,
  count(*) AS change_count,
  min(change_time) AS first_seen,
  max(change_time) AS last_seen
FROM "${database}"."${changes}"
CROSS JOIN UNNEST(change_misfits) AS misfits (misfit)
WHERE change_date >= to_iso8601(current_date - INTERVAL '7' DAY)
GROUP BY misfit
ORDER BY change_count DESC
