-- Unnests change records, a line each, into the demand record's Parquet table. `raw` stays the
-- DynamoDB JSON that it comes as.
COPY (
  WITH changes AS (
    SELECT
      *,
      coalesce(dynamodb.NewImage, dynamodb.OldImage) AS image,
      dynamodb.ApproximateCreationDateTime
        * CASE dynamodb.ApproximateCreationDateTimePrecision WHEN 'MICROSECOND' THEN 1 ELSE 1000 END
        AS micros
    FROM read_json('${input}', format = 'newline_delimited', columns = {
      shardId: 'VARCHAR',
      sequenceNumber: 'VARCHAR',
      arrivedAt: 'BIGINT',
      eventID: 'VARCHAR',
      eventName: 'VARCHAR',
      userIdentity: 'JSON',
      dynamodb: 'STRUCT(
        ApproximateCreationDateTime BIGINT,
        ApproximateCreationDateTimePrecision VARCHAR,
        NewImage ${image},
        OldImage ${image}
      )'
    })
  )
  SELECT
    eventID AS change_id,
    eventName AS change_type,
    make_timestamp(micros // 1000 * 1000) AS change_time,
    micros AS change_time_micros,
    make_timestamp(arrivedAt * 1000) AS change_arrived_at,
    shardId AS change_shard_id,
    sequenceNumber AS change_sequence_number,
    nullif(userIdentity, 'null')::VARCHAR AS change_user_identity,
    '1.0' AS change_schema_version,
    NULL::VARCHAR[] AS change_misfits,
    NULL::VARCHAR AS change_rescued_data,
    image.id.S AS id,
    image.revision.N::BIGINT AS revision,
    image.eventId.S AS event_id,
    image.venueId.S AS venue_id,
    image.customerId.S AS customer_id,
    image.channel.S AS channel,
    image.status.S AS status,
    image.quantity.N::INTEGER AS quantity,
    image.priceMin.N::DECIMAL(12, 2) AS price_min,
    image.priceMax.N::DECIMAL(12, 2) AS price_max,
    image.settledAmount.N::DECIMAL(38, 9) AS settled_amount,
    image.currency.S AS currency,
    image.score.N::DOUBLE AS score,
    list_transform(image.partySizes.L, lambda size: size.N::INTEGER) AS party_sizes,
    list_transform(image.seatPreferences.L, lambda seat: {
      'section': seat.M.section.S,
      'row': seat.M.row.S,
      'accessible': seat.M.accessible.BOOL
    }) AS seat_preferences,
    image.tags.SS AS tags,
    MAP(
      map_keys(image.attributes.M),
      list_transform(map_values(image.attributes.M), lambda attribute: attribute.S)
    ) AS attributes,
    CASE WHEN image.location IS NOT NULL THEN {
      'lat': image.location.M.lat.N::DOUBLE,
      'lon': image.location.M.lon.N::DOUBLE,
      'source': CASE WHEN image.location.M.source IS NOT NULL THEN {
        'name': image.location.M.source.M.name.S,
        'accuracy': image.location.M.source.M.accuracy.N::FLOAT
      } END
    } END AS location,
    image.requestedAt.S::TIMESTAMP AS requested_at,
    make_timestamp(image.expiresAt.N::BIGINT * 1000000) AS expires_at,
    image.eventDate.S::DATE AS event_date,
    from_base64(decode(from_base64(image.signature.B))) AS signature,
    image.note.S AS note,
    image.raw::VARCHAR AS raw,
    CASE
      WHEN regexp_matches(image.id.S, '^(HOST|TMR|MFX|ARCHTICS)\.') THEN split_part(image.id.S, '.', 1)
      ELSE 'UNKNOWN'
    END AS system_id,
    'demand:' || system_id || ':' || url_encode(event_id) || ':' || image.revision.N AS reference
  FROM changes
) TO '${output}' (FORMAT parquet, COMPRESSION ${compression}${level})
