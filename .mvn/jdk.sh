# Sourced by ./mvnw and ./lightbox. Points JAVA_HOME at a JDK of at least release 25, or stops with one message.
# Looks at JAVA_HOME, at the java on PATH and its neighbours, then where Linux, macOS, SDKMAN, asdf and IDEs keep JDKs. A
# folder of JDKs named by LIGHTBOX_JDKS takes the place of the neighbours and of all those.
# Reads each candidate's `release` file instead of starting it, so that a search costs milliseconds.
jdk_needed=25

# Reads the `release` file of the JDK in $1: sets jdk_found to its feature release, nothing when there is no JDK there, and
# jdk_build to its full version.
jdk_read() {
  jdk_found=
  jdk_build=
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_found=${jdk_line#JAVA_VERSION=\"}
        jdk_found=${jdk_found%%[!0-9]*}
        ;;
      JAVA_RUNTIME_VERSION=*) jdk_build=${jdk_line#JAVA_RUNTIME_VERSION=} ;;
    esac
  done <"$1/release"
}

jdk_find() {
  jdk_path=$(command -v java 2>/dev/null || true)
  [ -z "$jdk_path" ] || jdk_path=$(readlink -f "$jdk_path" 2>/dev/null || echo "$jdk_path")
  jdk_path=${jdk_path%/bin/java}
  if [ -n "${LIGHTBOX_JDKS:-}" ]; then
    set -- "$LIGHTBOX_JDKS"/*
  else
    set -- ${jdk_path:+"${jdk_path%/*}"/*} /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  fi
  jdk_looked=
  for jdk_home in "${JAVA_HOME:-}" "$jdk_path" "$@"; do
    [ -n "$jdk_home" ] && [ -d "$jdk_home" ] || continue
    jdk_read "$jdk_home"
    if [ "${jdk_found:-0}" -ge "$jdk_needed" ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      jdk_identity="$JAVA_HOME $jdk_build"
      return 0
    fi
    [ -z "$jdk_found" ] || jdk_looked="$jdk_looked
  $jdk_home is Java $jdk_found"
  done
  return 1
}

if ! jdk_find; then
  {
    echo "Lightbox needs a JDK $jdk_needed or newer, and none was found."
    echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on PATH, ${LIGHTBOX_JDKS:-/usr/lib/jvm, /usr/java, /opt, SDKMAN, asdf, ~/.jdks, Homebrew and /Library/Java}."
    [ -z "$jdk_looked" ] || echo "Found only:$jdk_looked"
    echo "Get one from https://adoptium.net/temurin/releases/?version=$jdk_needed or your package manager, then set JAVA_HOME to its folder."
  } >&2
  exit 1
fi
