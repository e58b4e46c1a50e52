import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import { misfitText } from "../../../runtime/codec/Misfit.js";
import type { RecordType } from "../../../runtime/codec/RecordType.js";
import type { StoredImage } from "./assertRead.js";

/** Make a row of each image, with change columns that tell the rows apart. */
export function storedImages(type: RecordType, images: readonly AttributeMap[]): StoredImage[] {
  return images.map((image, index) => {
    const { columns, misfits, rescued } = type.row(image);
    const instant = new Date(Date.UTC(2024, 4, 1) + index);
    const change = {
      change_id: `change-${index}`,
      change_type: "INSERT",
      change_time: instant,
      change_time_micros: BigInt(instant.getTime()) * 1000n + 999n,
      change_arrived_at: index % 2 === 0 ? instant : null,
      change_shard_id: "shardId-000000000000",
      change_sequence_number: `4962856648965365910704883808224651839310291660351052${1000 + index}`,
      change_user_identity: null,
      change_schema_version: type.version,
      change_misfits: misfits.length > 0 ? misfits.map(misfitText) : null,
      change_rescued_data: rescued,
    };
    return { image, row: { change, columns } };
  });
}
