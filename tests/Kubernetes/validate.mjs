// Reads YAML documents from standard input and writes {"objects": [...], "faults": [...]} as JSON.
// A fault is a value that the schema of its kind refuses, or a field that the schema does not know.
// usage: node validate.mjs FOLDER [--plain]     FOLDER holds the node_modules that schemas/package.json names;
//                                                 --plain reads without validating.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const modules = join(resolve(process.argv[2]), "node_modules");
const plain = process.argv.includes("--plain");
const require = createRequire(join(modules, "x.js"));
const { parseAllDocuments } = require("yaml");

// Kinds that the Kubernetes API does not bring; every other group is in kubernetes-models.
const extensions = { "cert-manager.io": "cert-manager", "monitoring.coreos.com": "prometheus-operator" };

// YAML 1.1, as kubectl reads it: 0440 is a mode and no decimal number.
const faults = [];
const objects = [];
for (const document of parseAllDocuments(readFileSync(0, "utf8"), { version: "1.1", uniqueKeys: true })) {
  document.errors.forEach((error) => faults.push(error.message));
  const value = document.toJS();
  if (value === null) continue;
  objects.push(value);
  if (!plain) faults.push(...faultsOf(value));
}

process.stdout.write(JSON.stringify({ objects, faults }));

function faultsOf(object) {
  const name = `${object.kind} ${object.metadata?.name}`;
  const validate = validatorOf(object);
  if (!validate) return [`${name}: no schema for ${object.apiVersion} ${object.kind}`];
  const found = [];
  const watched = watch(object);
  if (!validate(watched.proxy)) {
    found.push(...validate.errors.map((error) => `${name}: ${error.instancePath || "/"} ${error.keyword} ${JSON.stringify(error.params)}`));
  }
  watched.unread("", (path) => found.push(`${name}: ${path} is no field of the schema`));
  return found;
}

function validatorOf({ apiVersion = "", kind }) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  const extension = extensions[group];
  const root = join(modules, extension ? join("@kubernetes-models", extension) : "kubernetes-models");
  const model = join(root, group, version, `${kind}.js`);
  if (!existsSync(model)) return undefined;
  // A model hides its validator; its source names the file that holds it.
  const schema = /_schemas\/(\w+)\.js/.exec(readFileSync(model, "utf8"))[1];
  return require(join(root, "_schemas", `${schema}.js`)).validate;
}

// The package's validators accept fields they do not know, but they look at every field they do know. So a proxy notes what
// is looked at; what an object has and nobody looked at is unknown. An object of which nothing is looked at is free-form.
function watch(value) {
  if (value === null || typeof value !== "object") return undefined;
  const children = new Map();
  const looked = new Set();
  let enumerated = false;
  for (const key of Object.keys(value)) children.set(key, watch(value[key]));
  const proxy = new Proxy(value, {
    get(target, key) {
      if (typeof key === "string") looked.add(key);
      return children.get(key)?.proxy ?? target[key];
    },
    has(target, key) { looked.add(key); return key in target; },
    getOwnPropertyDescriptor(target, key) { looked.add(key); return Reflect.getOwnPropertyDescriptor(target, key); },
    ownKeys(target) { enumerated = true; return Reflect.ownKeys(target); },
  });
  const unread = (path, report) => {
    const isArray = Array.isArray(value);
    if (!enumerated && looked.size === 0) return;
    for (const [key, child] of children) {
      const place = `${path}/${key}`;
      if (!isArray && !enumerated && !looked.has(key)) report(place);
      else child?.unread(place, report);
    }
  };
  return { proxy, unread };
}
