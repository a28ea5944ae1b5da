// Computes what tfjs itself says of a picture made by formula, for every model that set-up imports:
//   node tests/Vision/Parity/expected.mjs .actors/npm/node_modules > tests/Vision/Parity/expected.json
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = path.resolve(process.argv[2]);
const human = path.join(packages, '@vladmandic/human');
const faceApi = path.join(packages, '@vladmandic/face-api');

// The bundle is a browser's: it wants a window with a document.
globalThis.window = globalThis;
globalThis.document = {};
// tfjs lives inside Human's bundle as a module by itself; copied under a name that node takes for a module.
const copy = path.join(fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'tfjs-')), 'tfjs.mjs');
fs.copyFileSync(path.join(human, 'dist/tfjs.esm.js'), copy);
const tf = await import(pathToFileURL(copy));
fs.rmSync(path.dirname(copy), { recursive: true });
await tf.setBackend('cpu');
await tf.ready();

// Smooth and exact in 32-bit floats, so that C# makes the same picture.
function picture(size) {
  const values = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (let c = 0; c < 3; c++) {
        const wave = (x * (3 + c) + y * (5 - c) + ((x * y) >> 4) + c * 37) % 256;
        values[(y * size + x) * 3 + c] = (wave < 128 ? wave : 255 - wave) / 64 - 1;
      }
    }
  }
  return tf.tensor4d(values, [1, size, size, 3]);
}

// A few values of every output, spread over it, and the mean of the sizes of all.
function sample(tensor) {
  const data = tensor.dataSync();
  const count = Math.min(data.length, 24);
  const at = Array.from({ length: count }, (_, i) => Math.floor((i * data.length) / count));
  return {
    length: data.length,
    at,
    values: at.map((i) => data[i]),
    meanSize: data.reduce((sum, value) => sum + Math.abs(value), 0) / data.length,
  };
}

async function graph(name, size, outputs) {
  const topology = JSON.parse(fs.readFileSync(path.join(human, `models/${name}.json`)));
  const weights = fs.readFileSync(path.join(human, `models/${name}.bin`));
  const model = await tf.loadGraphModel({
    load: async () => ({
      modelTopology: topology.modelTopology,
      weightSpecs: topology.weightsManifest.flatMap((group) => group.weights),
      weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
    }),
  });
  const results = model.execute(picture(size), Object.keys(outputs));
  return Object.fromEntries(Object.values(outputs).map((output, i) => [output, sample([results].flat()[i])]));
}

async function ageGender() {
  const manifest = JSON.parse(fs.readFileSync(path.join(faceApi, 'model/age_gender_model-weights_manifest.json')));
  const weights = fs.readFileSync(path.join(faceApi, 'model/age_gender_model.bin'));
  const w = tf.io.decodeWeights(
    weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength), manifest.flatMap((group) => group.weights));
  const conv = (x, name, stride) => tf.add(tf.conv2d(x, w[`${name}/filters`], stride, 'same'), w[`${name}/bias`]);
  const separable = (x, name) => tf.add(
    tf.separableConv2d(x, w[`${name}/depthwise_filter`], w[`${name}/pointwise_filter`], 1, 'same'), w[`${name}/bias`]);
  const reduce = (x, name, activate) => {
    let out = separable(activate ? tf.relu(x) : x, `${name}/separable_conv0`);
    out = separable(tf.relu(out), `${name}/separable_conv1`);
    return tf.add(tf.maxPool(out, 3, 2, 'same'), conv(x, `${name}/expansion_conv`, 2));
  };
  let out = tf.relu(conv(picture(112), 'entry_flow/conv_in', 2));
  out = reduce(out, 'entry_flow/reduction_block_0', false);
  out = reduce(out, 'entry_flow/reduction_block_1', true);
  for (const block of [0, 1]) {
    let inner = out;
    for (const layer of [0, 1, 2]) inner = separable(tf.relu(inner), `middle_flow/main_block_${block}/separable_conv${layer}`);
    out = tf.add(inner, out);
  }
  out = reduce(out, 'exit_flow/reduction_block', true);
  out = tf.relu(separable(out, 'exit_flow/separable_conv'));
  const pooled = tf.reshape(tf.avgPool(out, 7, 2, 'valid'), [1, -1]);
  const dense = (name) => tf.add(tf.matMul(pooled, w[`${name}/weights`]), w[`${name}/bias`]);
  return { age: sample(dense('fc/age')), gender: sample(tf.softmax(dense('fc/gender'))) };
}

process.stdout.write(`${JSON.stringify({
  blazeface: await graph('blazeface', 256, { Identity: 'scores1', Identity_1: 'scores2', Identity_2: 'boxes1', Identity_3: 'boxes2' }),
  facemesh: await graph('facemesh', 192, { Identity_1: 'face', Identity_2: 'mesh' }),
  faceres: await graph('faceres', 224, { 'gender_pred/Sigmoid': 'male', 'age_pred/Softmax': 'ages' }),
  agegender: await ageGender(),
}, null, 2)}\n`);
