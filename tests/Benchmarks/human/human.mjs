// The baseline of `./actors bench vision`: @vladmandic/human on its wasm backend over raw RGB frames.
// Prints one JSON object on standard output; a mistake in the call is one sentence on standard error and exit code 2.
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const origin = 'http://models.invalid/';

class UsageError extends Error {}

const usage = `node human.mjs --frames FILE|- --width W --height H [--count N] [--warmup N] [--models DIR] [--packages DIR] [--reuse]
  --frames  packed RGB frames of 8 bits a channel, one after the other; '-' reads standard input
  --count   how many frames to measure; more than there are go round again (default: each frame once)
  --warmup  frames to run before measuring (default 3)
  --models  where blazeface, facemesh and faceres lie (default: those of the package)
  --packages  the folder whose node_modules hold what package.json names (default: this script's)
  --reuse   keep Human's own caches (boxes and attributes of an earlier frame); by default every frame is analysed whole`;

function whole(name, text, least) {
  const value = Number(text);
  if (!/^\d+$/.test(text ?? '') || value < least) {
    throw new UsageError(`--${name} is '${text ?? ''}'; allowed is a whole number from ${least} up.`);
  }
  return value;
}

function findPackages(folder) {
  const require = createRequire(join(resolve(folder), 'package.json'));
  try {
    // The package's export map misspells its wasm build (no leading './'), so it is reached by its place.
    const dist = dirname(require.resolve('@vladmandic/human'));
    const wasm = require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm');
    return { require, human: join(dist, 'human.node-wasm.js'), models: join(dist, '..', 'models'), wasm: dirname(wasm) };
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new UsageError(`--packages is '${folder}', whose node_modules lack a package: ${error.message.split('\n')[0]}.`);
  }
}

function readArguments() {
  let values;
  try {
    ({ values } = parseArgs({ options: {
      frames: { type: 'string' }, width: { type: 'string' }, height: { type: 'string' }, count: { type: 'string' },
      warmup: { type: 'string', default: '3' }, models: { type: 'string' },
      packages: { type: 'string', default: dirname(fileURLToPath(import.meta.url)) }, reuse: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    } }));
  } catch (error) {
    throw new UsageError(error.message.split('\n')[0]);
  }
  if (values.help) return { help: true };
  if (!values.frames) throw new UsageError("--frames is missing; it names a file of raw RGB frames, or '-'.");
  if (values.frames !== '-' && !existsSync(values.frames)) throw new UsageError(`--frames is '${values.frames}', which does not exist.`);
  const packages = findPackages(values.packages);
  const models = values.models ?? packages.models;
  for (const model of ['blazeface', 'facemesh', 'faceres']) {
    if (!existsSync(join(models, `${model}.json`))) throw new UsageError(`--models is '${models}', which holds no ${model}.json.`);
  }
  return {
    frames: values.frames,
    width: whole('width', values.width, 1),
    height: whole('height', values.height, 1),
    count: values.count === undefined ? undefined : whole('count', values.count, 1),
    warmup: whole('warmup', values.warmup, 0),
    models,
    packages,
    reuse: values.reuse,
  };
}

async function readFrames({ frames, width, height }) {
  const parts = [];
  for await (const part of frames === '-' ? process.stdin : createReadStream(frames)) parts.push(part);
  const bytes = Buffer.concat(parts);
  const size = width * height * 3;
  if (bytes.length === 0 || bytes.length % size !== 0) {
    throw new UsageError(`--frames holds ${bytes.length} bytes; allowed is a multiple of ${size}, one RGB frame of ${width}x${height}.`);
  }
  return Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

// tfjs without its native binding reads models through fetch only, and Node's fetch refuses files.
function serveModels(folder) {
  globalThis.fetch = async (request) => {
    const url = String(request.url ?? request);
    if (!url.startsWith(origin)) throw new Error(`the benchmark reads nothing from the network, not even ${url}`);
    const type = url.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return new Response(await readFile(join(folder, url.slice(origin.length))), { headers: { 'content-type': type } });
  };
}

// The same questions as our pipeline asks (faces, their mesh, age and gender), everything else off.
function configuration({ reuse, packages }) {
  const off = { enabled: false };
  return {
    backend: 'wasm',
    wasmPath: `${packages.wasm}/`,
    modelBasePath: origin,
    cacheModels: false,
    warmup: 'none',
    async: false,
    debug: false,
    ...(reuse ? {} : { cacheSensitivity: 0 }),
    filter: off, gesture: off, body: off, hand: off, object: off, segmentation: off,
    face: {
      enabled: true,
      detector: { maxDetected: 20, rotation: false },
      mesh: { enabled: true },
      description: { enabled: true },
      attention: off, iris: off, emotion: off, antispoof: off, liveness: off,
    },
  };
}

async function measure(options) {
  const frames = await readFrames(options);
  serveModels(options.models);
  // The package writes what it finds of its surroundings to standard output, which belongs to the result.
  console.log = console.error;
  const { Human } = options.packages.require(options.packages.human);
  const human = new Human(configuration(options));
  await human.load();
  const tf = human.tf;
  const detect = async (frame) => {
    const input = tf.tensor3d(frame, [options.height, options.width, 3], 'int32');
    const result = await human.detect(input);
    input.dispose();
    if (result.error) throw new Error(`Human failed: ${result.error}`);
    return result.face;
  };

  for (let i = 0; i < options.warmup; i++) await detect(frames[i % frames.length]);
  const count = options.count ?? frames.length;
  let faces = 0;
  let described = 0;
  const started = performance.now();
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const found = await detect(frames[i % frames.length]);
    faces += found.length;
    described += found.filter((face) => face.age > 0 && face.gender !== undefined).length;
  }
  const spent = process.cpuUsage(before);
  const wall = performance.now() - started;
  return {
    frames: count,
    faces,
    described_faces: described,
    cpu_ms_per_frame: (spent.user + spent.system) / 1000 / count,
    wall_ms: wall,
    wall_ms_per_frame: wall / count,
    reuse: options.reuse,
    width: options.width,
    height: options.height,
    backend: tf.getBackend(),
    human: human.version,
    tfjs: tf.version_core ?? tf.version?.['tfjs-core'],
    node: process.version,
  };
}

try {
  const options = readArguments();
  process.stdout.write(options.help ? `${usage}\n` : `${JSON.stringify(await measure(options))}\n`);
} catch (error) {
  process.stderr.write(error instanceof UsageError ? `${error.message}\n${usage}\n` : `${error.stack ?? error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
