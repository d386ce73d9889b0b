#!/usr/bin/env bash
# Builds everything once and runs every test. The last line says how many passed; the exit code, whether all is well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

readonly configuration=Release folder=release
readonly hang=10m # no single test takes nearly as long
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false # no build process stays behind

readonly no_chromium='The browser tests drive Chromium, which was not found: '\
'install Chromium or Google Chrome, or set TRAININGOS_CHROMIUM to its path.'

results=$(mktemp -d "${TMPDIR:-/tmp}/training-os-tests.XXXXXX")
total='0 passed, 0 failed'
trap 'rm -rf "$results"; printf "%s\n" "$total"' EXIT

refuse() {
  printf 'Nothing was tested. %s\n' "$*" >&2
  exit 1
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    if command -v "$name"; then return; fi
  done
  return 1
}

install_chromium() {
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  printf 'Installing Chromium …\n'
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install --yes --no-install-recommends chromium; } >"$results/apt" 2>&1 && return
  tail -n 20 "$results/apt" >&2
  return 1
}

provide_chromium() {
  if [[ -n ${TRAININGOS_CHROMIUM:-} ]]; then
    [[ -x $TRAININGOS_CHROMIUM ]] ||
      refuse "TRAININGOS_CHROMIUM names $TRAININGOS_CHROMIUM, which is no program that can be run."
    return
  fi
  if ! TRAININGOS_CHROMIUM=$(find_chromium); then
    install_chromium || refuse "$no_chromium"
    TRAININGOS_CHROMIUM=$(find_chromium) || refuse "$no_chromium"
  fi
  export TRAININGOS_CHROMIUM
}

check_tools() {
  command -v dotnet >/dev/null || refuse 'The .NET 10 SDK was not found: install it from https://dot.net/download.'
  dotnet --version >/dev/null || refuse 'The .NET SDK here is not one that global.json asks for: '\
'install .NET 10 from https://dot.net/download.'
  command -v node >/dev/null || refuse 'Node.js was not found: install Node.js 20 or newer from https://nodejs.org.'
  node --eval 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' ||
    refuse "Node.js $(node --version) is too old: install Node.js 20 or newer from https://nodejs.org."
}

build() {
  local warnings=$results/warnings
  dotnet build TrainingOs.sln --configuration "$configuration" --nologo --verbosity quiet -tl:off -warnAsError \
    "-fileLoggerParameters1:LogFile=$warnings;WarningsOnly;Verbosity=quiet" -fileLogger1 ||
    refuse 'The build failed.'
  if grep --quiet --word-regexp warning "$warnings"; then
    cat "$warnings" >&2
    refuse 'The build warns, and a warning is an error here.'
  fi
}

# Runs the tests of one project, and shows the runner's own words when it is not content.
run() {
  local name=$1 log=$results/$1.log
  local program=artifacts/bin/$name/$folder/TrainingOs.$name.dll
  [[ -f $program ]] || refuse "tests/$name was not built: add it to TrainingOs.sln."
  printf 'Running %s …\n' "$name"
  if dotnet "$program" -noLogo -noColor -preEnumerateTheories -list full/json >"$results/$name.json" &&
    dotnet test "tests/$name" --no-build --configuration "$configuration" --nologo --verbosity quiet \
      --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' --results-directory "$results" \
      --blame-hang-timeout "$hang" --blame-hang-dump-type none >"$log" 2>&1; then
    return
  fi
  cat "$log" >&2
  return 1
}

check_tools
provide_chromium
printf 'Building …\n'
build

failed=0
for project in tests/*/*.csproj; do
  run "$(basename "$project" .csproj)" || failed=1
done

printf '\n'
node tests/tally.mjs "$results" || failed=1
total=$(cat "$results/total")
exit "$failed"
