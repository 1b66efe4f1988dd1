@echo off
rem Starts Newel on Windows: finds a JDK, builds what is not built, and runs it. What runs is always built from the
rem sources as they are now: the key of a build is the checksum of their content, as in the script `newel`.
setlocal DisableDelayedExpansion
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
call :verb %*
call :key
if not defined KEY ( echo newel: the key of the sources cannot be made; PowerShell is needed for it. 1>&2 & exit /b 70 )
set "APP=%ROOT%target\newel\%MODULE%-%KEY%"
if not exist "%APP%\newel.jar" call :build || exit /b 70
set "FAST=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%MODULE%"=="server" set "FAST="
"%JDK%\bin\java.exe" %FAST% %NEWEL_JAVA_OPTS% -jar "%APP%\newel.jar" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b
for /f tokens^=2^ delims^=^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=." %%m in ("%%v") do if %%m GEQ 25 set "JDK=%~1"
exit /b

rem The first word that is no option decides which module is needed.
:verb
set "WORD=%~1"
if not defined WORD exit /b
if "%WORD:~0,1%"=="-" ( shift & goto verb )
if "%WORD%"=="run" set "MODULE=server"
if "%WORD%"=="up" set "MODULE=server"
exit /b

rem PowerShell takes ROOT and MODULE from the environment, so that no character of the path is read as code.
:key
set "KEY="
for /f "usebackq delims=" %%k in (`powershell -NoProfile -Command "$ErrorActionPreference='Stop'; Set-Location -LiteralPath $env:ROOT; $p=@('pom.xml','.mvn','core\pom.xml','core\src\main'); if ($env:MODULE -eq 'server') { $p+='server\pom.xml'; $p+='server\src\main' }; $t=''; foreach ($f in (Get-ChildItem -LiteralPath $p -Recurse -File -Force | Sort-Object FullName)) { $t+=$f.FullName+' '+(Get-FileHash -LiteralPath $f.FullName).Hash+';' }; $s=[Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($t)); [BitConverter]::ToString($s).Replace('-','').Substring(0,16)"`) do set "KEY=%%k"
exit /b

rem Sources may change while Maven reads them: what was built counts only if the key is still the same.
:build
echo Building Newel... 1>&2
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -q -B -P app "-Dnewel.build=%KEY%" -pl %MODULE% -am package 1>&2
if errorlevel 1 ( popd & exit /b 1 )
popd
set "BUILT=%KEY%"
call :key
set "APP=%ROOT%target\newel\%MODULE%-%KEY%"
if not "%BUILT%"=="%KEY%" goto build
set "NEW=%ROOT%target\newel\new.%RANDOM%%RANDOM%"
mkdir "%NEW%\lib" || exit /b 1
copy /y "%ROOT%%MODULE%\target\lib\*.jar" "%NEW%\lib" >nul || exit /b 1
for %%j in ("%ROOT%%MODULE%\target\newel-%MODULE%-*.jar") do call :jar "%%j"
if not exist "%NEW%\newel.jar" exit /b 1
move "%NEW%" "%APP%" >nul
exit /b

rem No delayed expansion, which would take every exclamation mark out of a path: hence a label for one line.
:jar
set "NAME=%~n1"
if not "%NAME:~-6%"=="-tests" copy /y "%~1" "%NEW%\newel.jar" >nul
exit /b
