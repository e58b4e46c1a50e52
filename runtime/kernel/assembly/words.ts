/** Pieces of JSON as words in little endian: one comparison for up to eight bytes. */

/** `"INSERT"` */
export const INSERT_WORD: u64 = ((0x22545245 as u64) << 32) | 0x534e4922;
/** `"MODIFY"` */
export const MODIFY_WORD: u64 = ((0x22594649 as u64) << 32) | 0x444f4d22;
/** `"REMOVE"` */
export const REMOVE_WORD: u64 = ((0x2245564f as u64) << 32) | 0x4d455222;
/** `"MICROSE` */
export const MICROSE_WORD: u64 = ((0x45534f52 as u64) << 32) | 0x43494d22;
/** `"MILLISE` */
export const MILLISE_WORD: u64 = ((0x4553494c as u64) << 32) | 0x4c494d22;
/** `dynamodb` */
export const DYNAMODB: u64 = ((0x62646f6d as u64) << 32) | 0x616e7964;
/** `OldImage` */
export const OLD_IMAGE: u64 = ((0x6567616d as u64) << 32) | 0x49646c4f;
/** `eventNam` */
export const EVENT_NAM: u64 = ((0x6d614e74 as u64) << 32) | 0x6e657665;
/** `awsRegio` */
export const AWS_REGIO: u64 = ((0x6f696765 as u64) << 32) | 0x52737761;
/** `recordFo` */
export const RECORD_FO: u64 = ((0x6f466472 as u64) << 32) | 0x6f636572;
/** `eventSou` */
export const EVENT_SOU: u64 = ((0x756f5374 as u64) << 32) | 0x6e657665;
/** `SizeByte` */
export const SIZE_BYTE: u64 = ((0x65747942 as u64) << 32) | 0x657a6953;
/** `{"NULL":` */
export const NULL_HEAD: u64 = ((0x3a224c4c as u64) << 32) | 0x554e227b;
/** `{"BOOL":` */
export const BOOL_HEAD: u64 = ((0x3a224c4f as u64) << 32) | 0x4f42227b;
/** `{"S":"` */
export const TEXT_HEAD: u64 = ((0x223a as u64) << 32) | 0x2253227b;
/** `{"N":"` */
export const NUMBER_HEAD: u64 = ((0x223a as u64) << 32) | 0x224e227b;
/** `{"B":"` */
export const BYTES_HEAD: u64 = ((0x223a as u64) << 32) | 0x2242227b;
/** `{"L":[` */
export const LIST_HEAD: u64 = ((0x5b3a as u64) << 32) | 0x224c227b;
/** `{"M":{` */
export const MAP_HEAD: u64 = ((0x7b3a as u64) << 32) | 0x224d227b;
/** `true` */
export const TRUE: u32 = 0x65757274;
/** `fals` */
export const FALS: u32 = 0x736c6166;
/** `null` */
export const NULL_TEXT: u32 = 0x6c6c756e;
/** `{"?S":[`, whatever byte is before the `S`. */
export const SET_HEAD: u64 = ((0x5b3a22 as u64) << 32) | 0x5300227b;
export const SET_MASK: u64 = ((0xffffff as u64) << 32) | 0xff00ffff;
