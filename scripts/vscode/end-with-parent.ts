/** Loaded into the server: ends it and all that it started as soon as whoever started it is gone, however that came about. */
process.stdin.resume();
process.stdin.once("close", () => {
  process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL");
});
