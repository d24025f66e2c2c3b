// Renders the tray's glyphs and the app's icon from their SVG sources. Run it after changing one: node scripts/make-icons.mjs
import './require-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

const resources = join(import.meta.dirname, '../resources');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const states = ['off-watch', 'quiet', 'needs-you', 'held', 'incident', 'blind'];
/**
 * Inks by panel. Windows says what its taskbar is. On Linux nobody can tell: many desktops have a dark panel over light
 * windows, so that ink stands at 3:1 or better on both.
 */
const anyPanel = { calm: '#7a8a94', lamp: '#b37c14', alarm: '#dd4a3d' };
const inks = {
  dark: { calm: '#dfe6ea', lamp: '#f3b94d', alarm: '#ff7a6b' },
  light: { calm: '#3a464d', lamp: '#9a6200', alarm: '#b3261e' },
};
const inkOf = { 'needs-you': 'lamp', blind: 'lamp', incident: 'alarm' };
/** Windows takes 16 points at the display's scale, macOS 16 points at one or two, Linux panels scale 24 pixels. */
const windowsScales = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 };
const linuxScales = { '': 24, '@2x': 48 };
const macosScales = { '': 16, '@2x': 32 };

const pictures = [
  { svg: read('icons/icon.svg'), size: 512, file: 'icons/icon.png' },
  ...states.flatMap((state) => glyphs(state, read(`tray/${state}.svg`))),
];
for (const [file, png] of await render(pictures)) {
  mkdirSync(dirname(join(resources, file)), { recursive: true });
  writeFileSync(join(resources, file), png);
}
console.log(`${pictures.length} pictures in ${resources}`);

function glyphs(state, source) {
  const tone = inkOf[state] ?? 'calm';
  const inked = (ink) => source.replaceAll('currentColor', ink);
  const at = (scales, folder, name, svg) =>
    Object.entries(scales).map(([scale, size]) => ({
      svg,
      size,
      file: `tray/${folder}/${name}${scale}.png`,
    }));
  return [
    ...at(macosScales, 'macos', `${state}Template`, inked('#000000')),
    ...at(linuxScales, 'linux', state, inked(anyPanel[tone])),
    ...Object.entries(inks).flatMap(([panel, ink]) =>
      at(windowsScales, 'windows', `${state}-${panel}`, inked(ink[tone])),
    ),
  ];
}

async function render(wanted) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const rendered = await page.evaluate(draw, wanted);
    return rendered.map(([file, dataUrl]) => [file, Buffer.from(dataUrl.split(',')[1], 'base64')]);
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function draw(wanted) {
  const drawn = [];
  for (const { svg, size, file } of wanted) {
    const image = new Image(size, size);
    image.src = `data:image/svg+xml;base64,${btoa(svg.replace('<svg ', `<svg width="${size}" height="${size}" `))}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d').drawImage(image, 0, 0);
    drawn.push([file, canvas.toDataURL('image/png')]);
  }
  return drawn;
}

function read(file) {
  return readFileSync(join(resources, file), 'utf8');
}
