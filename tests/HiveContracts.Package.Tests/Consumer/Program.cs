using System.Text.Json;
using HiveContracts;

byte[] document = File.ReadAllBytes(args[0]);
TaskCallback callback = TaskCallback.Parse(document);
TaskCallback deserialized = JsonSerializer.Deserialize(document, ContractTypeInfoResolver.Default.TaskCallback)!;
double? noSpam = callback.Outputs.Max(TextModerationV1Class.NoSpam);
TaskSubmission submission = TaskSubmission.FromTextData("hello") with { CallbackUrl = new Uri("https://me.example/hive") };

Console.WriteLine($"{callback.Id} {callback == deserialized} {noSpam} {await submission.ToFormContent().ReadAsStringAsync()}");
