using NeuroRepl.Cli.Terminal;
namespace NeuroRepl.Cli.Commands;
internal static class DatasetsCommand { public static int List(ColourChoice c)=>0; public static int Make(string n,string s,string? f,ColourChoice c)=>0; public static int Check(string f, ColourChoice c)=>0; }
