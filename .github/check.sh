#!/usr/bin/env bash
# The steps of action.yml: annotations, a summary, perhaps SARIF; the first decides the status.
set -uo pipefail
read -ra paths <<< "${PATHS:-content}"
options=()
[ -n "${SINCE:-}" ] && options+=(--since "$SINCE")
[ -n "${FAIL_LEVEL:-}" ] && options+=(--fail-level "$FAIL_LEVEL")
medlint check ${options[@]+"${options[@]}"} --format github "${paths[@]}"
status=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  medlint check ${options[@]+"${options[@]}"} --fail-level never --format markdown "${paths[@]}" >> "$GITHUB_STEP_SUMMARY"
fi
[ "${SARIF_UPLOAD:-false}" = true ] && SARIF_FILE="${SARIF_FILE:-medlint.sarif}"
if [ -n "${SARIF_FILE:-}" ]; then
  medlint check ${options[@]+"${options[@]}"} --fail-level never --format sarif --output-file "$SARIF_FILE" "${paths[@]}"
fi
exit $status
