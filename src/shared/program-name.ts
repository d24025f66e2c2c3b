/** The name of a program, whatever folder it is in and whether or not Windows calls it .exe. */
export function programName(program: string): string {
  const name = program.split(/[/\\]/).at(-1) ?? '';
  return name.toLowerCase().replace(/\.exe$/, '');
}
