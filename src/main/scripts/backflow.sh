#!/bin/sh
# Starts Backflow: the window, or with arguments a command (--help names them).
# JAVACMD is the Java to use, else that of JAVA_HOME, else the one on the path;
# JAVA_OPTS are further options for it.

resolved() {
  file=$1
  while [ -h "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  echo "$file"
}

base=$(cd "$(dirname "$(resolved "$0")")/.." && pwd -P)
if [ -z "$JAVACMD" ] && [ -n "$JAVA_HOME" ]; then
  JAVACMD=$JAVA_HOME/bin/java
fi
java=$(command -v "${JAVACMD:-java}")
if [ -z "$java" ]; then
  echo "backflow: there is no Java at ${JAVACMD:-java}; install a JDK 17 or later, or set JAVA_HOME" >&2
  exit 2
fi

# Only the Java that wrote the archive of loaded classes can read it; another would start slower.
classes=$base/lib/backflow.jsa
share=-Xshare:auto
if cmp -s "$(dirname "$(resolved "$java")")/../release" "$base/lib/release"; then
  share=-XX:SharedArchiveFile=$classes
fi

# A deep network streams through so much memory that to look up small pages takes time: larger ones,
# where the system gives them to who asks.
pages=
if grep -qs '\[madvise\]' /sys/kernel/mm/transparent_hugepage/enabled; then
  pages=-XX:+UseTransparentHugePages
fi

# Java says on standard output, among the results, that it could not use the archive: not with -Xlog:disable.

exec "$java" @EXTRA_JVM_ARGUMENTS@ "$share" $pages -Xlog:disable $JAVA_OPTS -classpath "$base/lib/*" @MAINCLASS@ "$@"
