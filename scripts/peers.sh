#!/usr/bin/env bash
# Installs what the tests need from the system, with apt where it may; otherwise names what is missing.
# Ends with 0 when everything is there, with 1 when something is missing.
set -u

# package:command that proves it is there (or another that will do), or a file where its command is not on PATH
needed=(
  'chromium:chromium|google-chrome'
  prometheus-alertmanager:prometheus-alertmanager
  kubernetes-client:kubectl
  git:git
  xvfb:Xvfb
  dbus:dbus-run-session
  libnotify-bin:notify-send
  xfce4-notifyd:/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service
  xdotool:xdotool
  imagemagick:import
  at-spi2-core:/usr/share/dbus-1/services/org.a11y.Bus.service
)

there() {
  case "$1" in
    /*) [ -e "$1" ] ;;
    *\|*) there "${1%%|*}" || there "${1#*|}" ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

missing() {
  local entry
  for entry in "${needed[@]}"; do
    there "${entry#*:}" || echo "${entry%%:*}"
  done
}

say_missing() {
  echo "Missing for the tests: $*" >&2
}

mapfile -t absent < <(missing)
if [ ${#absent[@]} -eq 0 ]; then
  echo "Everything that the tests need from the system is there."
  exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
  say_missing "${absent[@]}"
  echo "This system has no apt-get: install them with its own package manager (the names are Debian's)." >&2
  exit 1
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=(env)
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root=(sudo -n env)
else
  say_missing "${absent[@]}"
  echo "They need an administrator: sudo apt-get install --no-install-recommends ${absent[*]}" >&2
  exit 1
fi

install_absent() {
  "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${absent[@]}"
}

echo "Installing ${absent[*]}" >&2
# The lists of packages may be missing or too old for the mirror: fetched only when the first try says so.
if ! install_absent >/dev/null 2>&1; then
  "${as_root[@]}" apt-get update >&2
  install_absent >&2
fi

mapfile -t absent < <(missing)
if [ ${#absent[@]} -gt 0 ]; then
  say_missing "${absent[@]}"
  exit 1
fi
echo "Everything that the tests need from the system is there."
