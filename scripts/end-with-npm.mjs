const lookEveryMs = 250;

/**
 * Ends this process, as SIGTERM would, when the shell that npm started it in is gone. npm passes a signal on to that
 * shell only, and some shells (Debian's dash) then end without us, who would go on holding the data folder unseen.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookEveryMs);
  timer.unref();
}
