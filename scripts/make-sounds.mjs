// Makes the sound of a high page from nothing but sine waves. Run it after changing one: node scripts/make-sounds.mjs
import './require-node.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const rate = 22_050;
const file = join(import.meta.dirname, '../resources/sounds/high.wav');

/** Two falling pairs: heard through a door, and like no other sound of a desktop. Hertz, and seconds from to. */
const notes = [
  { hertz: 880, from: 0, to: 0.16 },
  { hertz: 659.26, from: 0.18, to: 0.4 },
  { hertz: 880, from: 0.56, to: 0.72 },
  { hertz: 659.26, from: 0.74, to: 1.1 },
];
const peak = 0.6;
/** Soft edges, so that nothing clicks. */
const edgeSeconds = 0.012;

const samples = Math.ceil(Math.max(...notes.map(({ to }) => to)) * rate);
const wave = Buffer.alloc(samples * 2);
for (let index = 0; index < samples; index += 1) {
  wave.writeInt16LE(Math.round(valueAt(index / rate) * peak * 32_767), index * 2);
}
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, Buffer.concat([waveHeader(wave.length), wave]));
console.log(`${samples / rate} s in ${file}`);

function valueAt(second) {
  return notes.reduce((sum, note) => sum + loudnessOf(note, second), 0);
}

function loudnessOf({ hertz, from, to }, second) {
  if (second < from || second > to) return 0;
  const edge = Math.min(1, (second - from) / edgeSeconds, (to - second) / edgeSeconds);
  const fading = Math.exp(-3 * (second - from));
  const angle = 2 * Math.PI * hertz * (second - from);
  // A little of the octave gives it a voice.
  return edge * fading * (0.8 * Math.sin(angle) + 0.2 * Math.sin(2 * angle));
}

/** Of a WAVE file: one channel of 16 bits. */
function waveHeader(bytes) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}
