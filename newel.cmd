@echo off
rem Starts Newel on Windows: finds a JDK, builds what is not built, and runs it. What runs is always built from the
rem sources as they are now: the key of a build is the checksum of their content, as in the script `newel`.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "JDK="
rem A home that was set with quotation marks around it would end ours.
set "HOME_OURS=%NEWEL_JAVA_HOME:"=%"
set "HOME_ALL=%JAVA_HOME:"=%"
if not defined NEWEL_JAVA_HOME set "HOME_OURS="
if not defined JAVA_HOME set "HOME_ALL="
if defined HOME_OURS (
  call :try "%HOME_OURS%"
) else (
  if defined HOME_ALL call :try "%HOME_ALL%"
  for %%j in (javac.exe) do if not defined JDK if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
  for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%d"
)
if not defined JDK (
  echo newel: a JDK 25 or newer is needed; none was found in NEWEL_JAVA_HOME, JAVA_HOME, on the PATH or in Program Files. Install one: 'winget install EclipseAdoptium.Temurin.25.JDK'. 1>&2
  exit /b 69
)
set "MODULE=core"
rem The first word that is neither an option nor the value of `--color` decides which module is needed. Not by `call`, which
rem would answer `/?` itself; `shift` leaves the whole line of arguments as it is.
:verb
set "WORD=%~1"
if not defined WORD goto module_known
if "%WORD%"=="--color" shift /1
if "%WORD:~0,1%"=="-" ( shift /1 & goto verb )
if "%WORD%"=="run" set "MODULE=server"
if "%WORD%"=="up" set "MODULE=server"
:module_known
call :key
if not defined KEY ( echo newel: the key of the sources cannot be made; PowerShell is needed for it. 1>&2 & exit /b 70 )
set "APP=%ROOT%target\newel\%MODULE%-%KEY%"
if not exist "%APP%\newel.jar" call :build
if not exist "%APP%\newel.jar" exit /b 70
set "FAST=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%MODULE%"=="server" set "FAST=-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms32m"
"%JDK%\bin\java.exe" %FAST% %NEWEL_JAVA_OPTS% -jar "%APP%\newel.jar" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=1,2 delims==" %%v in ("%~1\release") do if "%%v"=="JAVA_VERSION" for /f "delims=." %%m in ("%%~w") do if %%m GEQ 25 set "JDK=%~1"
exit /b

rem PowerShell takes ROOT and MODULE from the environment, so that no character of the path is read as code, and uses .NET
rem alone: its own modules are not found where another PowerShell started this.
:key
set "KEY="
for /f "usebackq delims=" %%k in (`powershell -NoProfile -NonInteractive -Command "$ErrorActionPreference='Stop'; $d=@('.mvn','core\src\main'); $f=@('pom.xml','core\pom.xml'); if ($env:MODULE -eq 'server') { $d+='server\src\main'; $f+='server\pom.xml' }; foreach ($n in $d) { $f+=[IO.Directory]::GetFiles($env:ROOT+$n,'*','AllDirectories') }; [string[]]$a=@(foreach ($n in $f) { [IO.Path]::Combine($env:ROOT,$n) }); [Array]::Sort($a,[StringComparer]::Ordinal); $h=[Security.Cryptography.SHA256]::Create(); $t=''; foreach ($n in $a) { $t+=$n+' '+[BitConverter]::ToString($h.ComputeHash([IO.File]::ReadAllBytes($n)))+';' }; [BitConverter]::ToString($h.ComputeHash([Text.Encoding]::UTF8.GetBytes($t))).Replace('-','').Substring(0,16)" ^<nul`) do set "KEY=%%k"
exit /b

rem Sources may change while Maven reads them: what was built counts only if the key is still the same.
:build
echo Building Newel... 1>&2
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -q -B -P app "-Dnewel.build=%KEY%" -pl %MODULE% -am package <nul 1>&2
if errorlevel 1 ( popd & echo newel: the build failed; what Maven says stands above. 1>&2 & exit /b 1 )
popd
set "BUILT=%KEY%"
call :key
if not defined KEY exit /b 1
set "APP=%ROOT%target\newel\%MODULE%-%KEY%"
if not "%BUILT%"=="%KEY%" goto build
set "NEW=%ROOT%target\newel\new.%RANDOM%%RANDOM%"
mkdir "%NEW%\lib"
copy /y "%ROOT%%MODULE%\target\lib\*.jar" "%NEW%\lib" >nul
if errorlevel 1 goto not_kept
pushd "%ROOT%%MODULE%\target"
for %%j in (newel-%MODULE%-*.jar) do call :jar "%%j"
popd
if not exist "%NEW%\newel.jar" goto not_kept
rem Where another start was quicker, its build runs; a folder would be moved into that one.
if not exist "%APP%\" move "%NEW%" "%APP%" >nul
if exist "%NEW%\" rmdir /s /q "%NEW%"
if exist "%APP%\newel.jar" exit /b 0
:not_kept
if exist "%NEW%\" rmdir /s /q "%NEW%"
echo newel: what was built cannot be set aside in target\newel; make sure that the folder can be written. 1>&2
exit /b 1

rem No delayed expansion, which would take every exclamation mark out of a path: hence a label for one line.
:jar
set "NAME=%~n1"
if not "%NAME:~-6%"=="-tests" copy /y "%~1" "%NEW%\newel.jar" >nul
exit /b
