import { test } from "uvu";
import * as assert from "uvu/assert";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { legalImages } from "./legalImages.js";
import { misfitImages } from "./misfitImages.js";

const item = (sampleChanges({ count: 1 })[0] as SampleChange).write.newImage ?? {};

test("every odd image has a name of its own, and the good item's key", () => {
  const images = [...legalImages(item), ...misfitImages(item)];
  assert.is(new Set(images.map(({ name }) => name)).size, images.length);
  for (const { name, image } of images) assert.equal(image.id, item.id, name);
});

test("every odd image survives JSON, as a stream carries it", () => {
  for (const { name, image } of [...legalImages(item), ...misfitImages(item)]) {
    const text = JSON.stringify(image);
    assert.not.equal(image, item, name);
    assert.is(JSON.stringify(JSON.parse(text)), text, name);
  }
});

test("__proto__ is an attribute and not a prototype", () => {
  const image = legalImages(item).find(({ name }) => name.endsWith("named __proto__"))?.image;
  assert.ok(Object.hasOwn(image ?? {}, "__proto__"));
});

test("a misfit's pointer leads to what differs from the good item", () => {
  for (const { name, image, pointer } of misfitImages(item)) {
    const attribute = pointer.split("/")[1] ?? "";
    const others = Object.keys(item).filter((other) => other !== attribute);
    assert.not.equal(image[attribute], item[attribute], name);
    for (const other of others) assert.equal(image[other], item[other], name);
  }
});

test.run();
