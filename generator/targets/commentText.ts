/** Keep text from ending the comment that it stands in. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
