# Saves an older Word or Excel file as .docx or .xlsx through the program that is installed.
#
# What to do comes in environment variables, so no text of a file or path is ever run:
#   KEHOACHXA_PROGRAM  Word.Application or Excel.Application
#   KEHOACHXA_SOURCE   the file to open
#   KEHOACHXA_TARGET   the file to write
#   KEHOACHXA_RUNNING  where the process numbers of the started program stand while it runs
# Macros are off, links are not followed, nothing is asked, the file is opened read-only. A false
# password is given, so that a locked file fails instead of asking for one.

$ErrorActionPreference = 'Stop'
$none = [Type]::Missing
$english = [Globalization.CultureInfo]'en-US'
$programs = @{
    'Word.Application' = @{
        Image = 'WINWORD.EXE'; Files = 'Documents'; Save = 'SaveAs2'; Format = 16
        Open = @($false, $true, $false, '-', '-', $false, '-', '-', 0, $none, $false, $false, $none, $true)
    }
    'Excel.Application' = @{
        Image = 'EXCEL.EXE'; Files = 'Workbooks'; Save = 'SaveAs'; Format = 51
        Open = @(0, $true, $none, '-', '-', $true, $none, $none, $false, $false, $none, $false)
    }
}
$with = $programs[$env:KEHOACHXA_PROGRAM]

# Late binding with a fixed language: neither the Office language nor its type library matters.
function Invoke-Office($object, [string] $name, [object[]] $arguments) {
    $call = [Reflection.BindingFlags]::InvokeMethod
    , [System.__ComObject].InvokeMember($name, $call, $null, $object, $arguments, $english)
}

# Numbers of the program's processes that another program started, never the officer's own.
function Get-Automated {
    Get-CimInstance Win32_Process -Filter "Name='$($with.Image)'" |
        Where-Object { $_.CommandLine -like '*-Embedding*' } |
        ForEach-Object { $_.ProcessId }
}

$app = $null
$file = $null
$links = $null
$before = @(Get-Automated)
try {
    $app = New-Object -ComObject $env:KEHOACHXA_PROGRAM
    Get-Automated | Where-Object { $before -notcontains $_ } |
        Set-Content -LiteralPath $env:KEHOACHXA_RUNNING -Encoding Ascii
    $app.Visible = $false
    $app.DisplayAlerts = 0
    $app.AutomationSecurity = 3
    if ($env:KEHOACHXA_PROGRAM -eq 'Word.Application') {
        $links = $app.Options.UpdateLinksAtOpen
        $app.Options.UpdateLinksAtOpen = $false
    }
    $files = $app.($with.Files)
    $file = Invoke-Office $files 'Open' (@($env:KEHOACHXA_SOURCE) + $with.Open)
    [void](Invoke-Office $file $with.Save @($env:KEHOACHXA_TARGET, $with.Format))
}
finally {
    if ($null -ne $file) {
        try { [void](Invoke-Office $file 'Close' @(0)) } catch { }
    }
    if ($null -ne $app) {
        if ($null -ne $links) {
            try { $app.Options.UpdateLinksAtOpen = $links } catch { }
        }
        # Windows may have opened a file of the officer in this program: then it stays, and shows.
        if ($app.($with.Files).Count -eq 0) { [void](Invoke-Office $app 'Quit' @()) }
        else { $app.DisplayAlerts = -1; $app.Visible = $true }
        [void][Runtime.InteropServices.Marshal]::FinalReleaseComObject($app)
        Remove-Item -LiteralPath $env:KEHOACHXA_RUNNING -ErrorAction SilentlyContinue
    }
}
