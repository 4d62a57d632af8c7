using System.Reflection;
using System.Text.Json;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>kernel_info: who we are, and which language this is, so that front ends colour C#.</summary>
internal sealed class KernelInfoHandler : IHandler
{
    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(KernelInfoHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    private static readonly (string Text, string Url)[] Links =
    [
        ("C# language reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
        ("NIfTI-MRS", "https://github.com/wtclarke/mrs_nifti_standard"),
        ("BIDS", "https://bids-specification.readthedocs.io/"),
    ];

    public string Type => "kernel_info_request";

    public void Answer(Request request) => request.Reply(json =>
    {
        json.WriteString("protocol_version", WireFormat.ProtocolVersion);
        json.WriteString("implementation", "neurorepl");
        json.WriteString("implementation_version", Version);
        json.WriteObject("language_info", Language);
        json.WriteString("banner", $"NeuroRepl {Version} · C# 14 on .NET {Environment.Version}\nAt hand: study, sessions, spectra, contrasts, receptors of a small simulated 7 T study. Help() gives a tour.");
        json.WriteBoolean("debugger", false);
        json.WriteTexts("supported_features", ["kernel subshells"]);
        json.WriteArray("help_links", links =>
        {
            foreach (var (text, url) in Links)
            {
                links.WriteStartObject();
                links.WriteString("text", text);
                links.WriteString("url", url);
                links.WriteEndObject();
            }
        });
    });

    private static void Language(Utf8JsonWriter json)
    {
        json.WriteString("name", "C#");
        json.WriteString("version", "14.0");
        json.WriteString("mimetype", "text/x-csharp");
        json.WriteString("file_extension", ".csx");
        json.WriteString("pygments_lexer", "csharp");
        json.WriteString("codemirror_mode", "text/x-csharp");
        json.WriteString("nbconvert_exporter", "script");
    }
}
