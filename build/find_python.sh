# Print the path of a CPython of the version given as $1 that can make virtual environments,
# or say on standard error what to install.
version=$1

# The interpreter behind a shim or a virtual environment, either of which may be gone tomorrow.
behind() {
  "$1" -c "
import ensurepip, sys, venv
print(sys._base_executable)
sys.exit(sys.implementation.name != 'cpython' or '%d.%d' % sys.version_info[:2] != '$version')" \
    2>/dev/null
}

for python in \
  "python$version" python3 python \
  "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version"*/bin/python3 \
  "${UV_PYTHON_INSTALL_DIR:-$HOME/.local/share/uv/python}/cpython-$version"*/bin/python3 \
  "/usr/bin/python$version" "/usr/local/bin/python$version" "/opt/homebrew/bin/python$version"
do
  found=$(behind "$python") && [ -x "$found" ] && echo "$found" && exit
done

cat >&2 <<MESSAGE

CPython $version with its module venv is needed and was not found.
Install one of these and run make again:
  Debian 13, Ubuntu 25.04:  apt-get install python$version python$version-venv
  pyenv:                    pyenv install $version
  uv:                       uv python install $version
MESSAGE
exit 1
