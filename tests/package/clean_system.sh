#!/usr/bin/env bash
# The Debian package on a system that has nothing but Debian's base: it installs with its dependencies, runs, brings its
# manual, completion and scenarios along, and leaves nothing behind. Needs root, debootstrap and a network.
#   clean_system.sh BUILD    the folder that CMake has built
set -euo pipefail
build=$1

skip() { echo "skipped: $*" && exit 77; }
command -v debootstrap >/dev/null || PATH=$PATH:/usr/sbin
command -v debootstrap >/dev/null || skip "there is no debootstrap"
[[ -f $build/CPackConfig.cmake ]] || skip "this build makes no Debian packages"
as_root=()
if [[ $EUID -ne 0 ]]; then
    as_root=(sudo -n)
    "${as_root[@]}" true 2>/dev/null || skip "only root can set up a system"
fi

work=$(mktemp -d)
trap '"${as_root[@]}" rm -rf --one-file-system "$work"' EXIT
root=$work/root
(cd "$build" && cpack -B "$work/packages" >"$work/log" 2>&1) || { cat "$work/log" && exit 1; }
# shellcheck source=/dev/null
suite=${CUTLINE_SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
"${as_root[@]}" debootstrap --variant=minbase "$suite" "$root" ${CUTLINE_MIRROR:+"$CUTLINE_MIRROR"} >"$work/log" 2>&1 ||
    { tail -20 "$work/log" && exit 1; }
"${as_root[@]}" cp "$work"/packages/*.deb "$root/root/"

# Its mounts end with the commands that it runs.
in_root() {
    "${as_root[@]}" unshare --mount bash -euc '
        mount -t proc proc "$0/proc"
        exec chroot "$0" bash -euxc "$1"' "$root" "$1"
}

in_root '
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt=(apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends)
cd /root
"${apt[@]}" update
"${apt[@]}" install ./cutline_*.deb man-db
dpkg --verify cutline

[[ $(cutline --version | head -1) == "cutline "* ]]
[[ $(ldd /usr/bin/cutline) != *"not found"* ]]
cutline run /usr/share/cutline/scenarios/sovereign-ai-2026-06.yaml --trials 1e4 --quiet --format csv | grep -q LG
[[ $(cutline run 2>&1 || true) == *"cutline run /usr/share/cutline/scenarios/school-debate.yaml "* ]]
for scenario in /usr/share/cutline/scenarios/*.yaml; do
    line=$(head -1 "$scenario")
    [[ -f $(dirname "$scenario")/${line#*schema=} ]]
done
cutline init && cutline check scenario.yaml >/dev/null && cutline run scenario.yaml --trials 1e4 >/dev/null

[[ $(man cutline) == *cutline-run* ]]
[[ $(man cutline-run) == *--precision* ]]
for file in bash-completion/completions/cutline zsh/vendor-completions/_cutline fish/vendor_completions.d/cutline.fish \
    doc/cutline/copyright doc/cutline/changelog.gz doc/cutline/docs/language.md; do
    [[ -s /usr/share/$file ]]
done
[[ $(dpkg-query -W -f "\${Section}" cutline) == science ]]

# The development files would bring a hundred packages; that they could is enough here.
"${apt[@]}" install --simulate ./libcutline-dev_*.deb >/dev/null

"${apt[@]}" purge cutline >/dev/null
[[ -z $(find /usr /etc -iname "*cutline*") ]]
'
echo "the package is well"
