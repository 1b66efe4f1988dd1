@echo off
rem Starts Newel on Windows: finds a JDK, builds when a source is newer than the build, and runs it.
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
set "JDK="
if defined NEWEL_JAVA_HOME (
  call :try "%NEWEL_JAVA_HOME%"
) else (
  if defined JAVA_HOME call :try "%JAVA_HOME%"
  for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%d"
)
if not defined JDK (
  echo newel: a JDK 25 or newer is needed; none was found in NEWEL_JAVA_HOME, JAVA_HOME or Program Files. Install one: 'winget install EclipseAdoptium.Temurin.25.JDK'. 1>&2
  exit /b 69
)
set "MODULE=core"
for %%a in (%*) do if "%%~a"=="run" set "MODULE=server"
for %%a in (%*) do if "%%~a"=="up" set "MODULE=server"
set "STAMP=%ROOT%target\newel-%MODULE%.stamp"
powershell -NoProfile -Command "$s='%STAMP%'; if(!(Test-Path $s)){exit 1}; $t=(Get-Item $s).LastWriteTimeUtc; $n=Get-ChildItem -Recurse '%ROOT%pom.xml','%ROOT%core\pom.xml','%ROOT%core\src\main','%ROOT%server\pom.xml','%ROOT%server\src\main' | Where-Object LastWriteTimeUtc -ge $t; if($n){exit 1}"
if errorlevel 1 (
  echo Building Newel... 1>&2
  if not exist "%ROOT%target" mkdir "%ROOT%target"
  rem The stamp is as old as the beginning of the build: what changes while Maven reads is built again.
  type nul > "%STAMP%.new"
  pushd "%ROOT%"
  set "JAVA_HOME=!JDK!"
  call mvnw.cmd -q -B -P app -pl %MODULE% -am package 1>&2
  if errorlevel 1 ( popd & exit /b 70 )
  popd
  move /y "%STAMP%.new" "%STAMP%" >nul
)
for %%j in ("%ROOT%%MODULE%\target\newel-%MODULE%-*.jar") do (
  set "NAME=%%~nj"
  if not "!NAME:~-6!"=="-tests" set "JAR=%%j"
)
set "FAST=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%MODULE%"=="server" set "FAST="
"%JDK%\bin\java.exe" %FAST% %NEWEL_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b
for /f tokens^=2^ delims^=^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=." %%m in ("%%v") do if %%m GEQ 25 set "JDK=%~1"
exit /b
