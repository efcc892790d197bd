using HiveContracts;
using System.Text;
var c = TaskCallback.Parse(File.ReadAllBytes(args[0]));
foreach (var o in c.Outputs) { Console.WriteLine(o.Time); Console.WriteLine(o.Classes.TextModerationV1.Suggestive); foreach (var s in o.Classes) Console.WriteLine(s); Console.WriteLine(o.Classes.TextModerationV1.Heads.Spam.Highest);}
Console.WriteLine(c.Outputs.Max(TextModerationV1Class.NoSpam));
Console.WriteLine(Encoding.UTF8.GetString(c.ToUtf8Bytes()));
