// Import this before anything that loads better-sqlite3: on Node 20 its prebuilt module ends the process
// with a segmentation fault and no message.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Watchkeeper needs Node 22.12 or later and this is ${process.versions.node}. ` +
      'Start it through npm (npm start, npm test, npx …): on Linux x64 the project brings its own Node 24.\n',
  );
  process.exit(1);
}
