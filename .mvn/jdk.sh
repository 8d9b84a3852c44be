# Sourced by ./mvnw and ./run: finds a JDK of the wanted release when JAVA_HOME or java is another one.
# Maven toolchains would not do: Quarkus augments the application in Maven's own JVM.
want=25

jdk_release() {
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

if [ "$(jdk_release "${JAVA_HOME:-/nonexistent}")" != "$want" ]; then
  eval "named=\${JAVA${want}_HOME:-}"
  on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null)")" 2>/dev/null)
  for home in "$named" "$on_path" /usr/lib/jvm/*"$want"* /opt/*jdk*"$want"* \
    "$HOME"/.sdkman/candidates/java/"$want"* "$HOME"/.jdks/*"$want"* \
    /Library/Java/JavaVirtualMachines/*"$want"*/Contents/Home; do
    if [ -n "$home" ] && [ "$(jdk_release "$home")" = "$want" ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      break
    fi
  done
  if [ "$(jdk_release "${JAVA_HOME:-/nonexistent}")" != "$want" ]; then
    echo "JDK $want not found: install one (for instance Eclipse Temurin $want) or set JAVA_HOME" >&2
    exit 1
  fi
fi
