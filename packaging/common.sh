# Shared by run and test: what has to be installed, and how a preset is built. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Two compilers at a time: a file with LibTorch's headers takes over 1 GB.
jobs=${ANTIPHON_JOBS:-2}

install_dependencies() { # further packages as arguments
    local wanted missing=() package
    wanted=$(sed 's/#.*//' packaging/dependencies.txt)
    for package in $wanted "$@"; do
        [ "$package" = libtorch-dev ] && [ -n "${ANTIPHON_LIBTORCH:-}" ] && continue
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "Installing: ${missing[*]}" >&2
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and need an administrator: ${missing[*]}" >&2
            exit 1
        }
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

build() { # preset, then targets (default: all)
    local preset=$1
    shift
    local extra=()
    [ -n "${ANTIPHON_LIBTORCH:-}" ] && extra+=("-DCMAKE_PREFIX_PATH=$ANTIPHON_LIBTORCH")
    [ -f "build/$preset/build.ninja" ] && [ ${#extra[@]} -eq 0 ] ||
        cmake --preset "$preset" "${extra[@]}" >"/tmp/antiphon-configure-$$.log" 2>&1 || {
            cat "/tmp/antiphon-configure-$$.log" >&2
            exit 1
        }
    rm -f "/tmp/antiphon-configure-$$.log"
    cmake --build "build/$preset" -j "$jobs" ${@:+--target "$@"} >&2
}
