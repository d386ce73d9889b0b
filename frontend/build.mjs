// Restores what the page needs and the repository does not hold, into vendor/: Alpine, the compiled stylesheet and
// Scalar. `dotnet build` runs it each time, so it does nothing when nothing changed, and two may run at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('.', import.meta.url));
const at = (...path) => join(root, ...path);
const read = (...path) => fs.readFileSync(at(...path));
const hash = (...contents) => {
  const sum = createHash('sha256');
  contents.forEach((content) => sum.update(content).update('\0'));
  return sum.digest('hex');
};

const scalar = JSON.parse(read('vendor.lock.json'));
const pages = ['index.html', 'session.html', 'imports.html'];
const stampFile = at('vendor', '.stamp.json');
const lock = at('vendor', '.lock');

const parts = [
  {
    name: 'packages',
    output: 'alpine.js',
    inputs: () => [read('package-lock.json')],
    build: () => {
      npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
      return read('node_modules', '@alpinejs', 'csp', 'dist', 'module.esm.min.js');
    },
  },
  {
    name: 'stylesheet',
    output: 'app.css',
    inputs: () => ['package-lock.json', join('css', 'input.css'), ...pages, ...scripts()].map((file) => read(file)),
    build: compileStylesheet,
  },
  {
    name: 'scalar',
    output: 'scalar.js',
    inputs: () => [read('vendor.lock.json')],
    build: fetchScalar,
  },
  {
    name: 'licences',
    output: 'LICENSES.txt',
    inputs: () => [read('THIRD-PARTY.txt')],
    build: () => read('THIRD-PARTY.txt'),
  },
];

function scripts() {
  return fs.readdirSync(at('js')).filter((file) => file.endsWith('.js')).sort().map((file) => join('js', file));
}

function compileStylesheet() {
  const cli = at('node_modules', '@tailwindcss', 'cli', 'dist', 'index.mjs');
  if (!fs.existsSync(cli)) npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  return inTemporaryFolder((folder) => {
    const output = join(folder, 'app.css');
    const run = spawnSync(process.execPath, [cli, '-i', at('css', 'input.css'), '-o', output, '--minify'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Failure(`The stylesheet does not compile: ${errorLine(run.stderr)}`);
    return fs.readFileSync(output);
  });
}

// The package with its dependencies is 250 MB; its tarball has the one file that the browser needs.
function fetchScalar() {
  return inTemporaryFolder((folder) => {
    npm(['pack', `${scalar.package}@${scalar.version}`, '--loglevel=error'], folder);
    const tarball = fs.readFileSync(join(folder, fs.readdirSync(folder).find((file) => file.endsWith('.tgz'))));
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (integrity !== scalar.integrity) {
      throw new Failure(`${scalar.package}@${scalar.version} is not what vendor.lock.json pins, but ${integrity}.`);
    }
    return fileOfTar(gunzipSync(tarball), `package/${scalar.file}`);
  });
}

function fileOfTar(tar, wanted) {
  const text = (start, length) => tar.toString('latin1', start, start + length).split('\0')[0];
  for (let header = 0; header < tar.length; ) {
    const size = parseInt(text(header + 124, 12), 8) || 0;
    const content = header + 512;
    if (text(header, 100) === wanted) return tar.subarray(content, content + size);
    header = content + Math.ceil(size / 512) * 512;
  }
  throw new Failure(`${wanted} is not in the tarball of ${scalar.package}@${scalar.version}.`);
}

function npm(args, cwd) {
  // npm is a .cmd on Windows, which starts only through a shell.
  const run = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.error?.code === 'ENOENT' || run.status === 127) {
    throw new Failure('npm is not installed; it comes with Node.js 20 or later (https://nodejs.org).');
  }
  if (run.status === 0) return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|network/.test(run.stderr);
  throw new Failure(
    offline
      ? 'The npm registry cannot be reached; the first build needs it once, then builds work offline.'
      : `npm ${args[0]} failed: ${errorLine(run.stderr)}`,
  );
}

function errorLine(text) {
  const lines = stripVTControlCharacters(text).split('\n').map((line) => line.replace(/^(npm error|│)/, '').trim());
  return lines.find((line) => /\w+ \w+/.test(line) && !/^(code |≈ tailwindcss)/.test(line)) ?? 'it said nothing.';
}

// Inside vendor/, so that the result is renamed on one file system.
function inTemporaryFolder(work) {
  const folder = fs.mkdtempSync(at('vendor', '.tmp-'));
  try {
    return work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function replace(file, content) {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, file);
}

function stamps() {
  try {
    return JSON.parse(fs.readFileSync(stampFile));
  } catch {
    return {};
  }
}

function outdated() {
  const known = stamps();
  return parts
    .map((part) => ({ ...part, stamp: hash(...part.inputs()) }))
    .filter((part) => known[part.name] !== part.stamp || !fs.existsSync(at('vendor', part.output)));
}

// A file is made by one process only, and says which; one that was killed leaves it behind.
function withLock(work) {
  const patience = Date.now() + 600_000;
  const self = `${hostname()} ${process.pid}`;
  for (;;) {
    try {
      fs.writeFileSync(lock, self, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = lockOwner();
      if (isGone(owner)) takeAway(owner);
      else if (Date.now() > patience) throw new Failure(`${owner} holds vendor/.lock; remove it if no build runs.`);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function lockOwner() {
  try {
    return fs.readFileSync(lock, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

// Whoever has not written its name yet is alive; so is, for all that is known here, who runs on another machine.
function isGone(owner) {
  const [machine, pid] = owner.split(' ');
  if (!pid || machine !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

// Another build may have been faster, and hold the lock by now.
function takeAway(owner) {
  if (lockOwner() === owner) fs.rmSync(lock, { force: true });
}

class Failure extends Error {}

function main() {
  if (outdated().length === 0) return;
  fs.mkdirSync(at('vendor'), { recursive: true });
  withLock(() => {
    for (const part of outdated()) {
      replace(at('vendor', part.output), part.build());
      replace(stampFile, JSON.stringify({ ...stamps(), [part.name]: part.stamp }, null, 2));
      console.log(`vendor/${part.output}`);
    }
  });
}

try {
  main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  // The form that MSBuild and editors show as an error of a file.
  console.error(`frontend/build.mjs: error PAGE: ${error.message}`);
  process.exit(1);
}
