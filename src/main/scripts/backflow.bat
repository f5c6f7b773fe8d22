@echo off
rem Starts Backflow: the window, or with arguments a command (--help names them).
rem JAVACMD is the Java to use, else that of JAVA_HOME, else the one on the path;
rem JAVA_OPTS are further options for it.
setlocal
for %%i in ("%~dp0..") do set "BASE=%%~fi"
if not defined JAVACMD if defined JAVA_HOME set "JAVACMD=%JAVA_HOME%\bin\java.exe"
if not defined JAVACMD set "JAVACMD=java.exe"
"%JAVACMD%" #EXTRA_JVM_ARGUMENTS# "-XX:SharedArchiveFile=%BASE%\lib\backflow.jsa" -Xlog:disable %JAVA_OPTS% -classpath "%BASE%\lib\*" #MAINCLASS# %*
exit /b %ERRORLEVEL%
